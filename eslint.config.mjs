import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
    { ignores: ["**/bin/", "plugin/", "node_modules/", ".local/", "**/*.generated.ts"] },
    js.configs.recommended,
    {
        files: ["**/*.ts"],
        extends: [tseslint.configs.strictTypeChecked],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            "no-console": "error",
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
            "@typescript-eslint/switch-exhaustiveness-check": "error",
            "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
        },
    },
    {
        // The serialised provider has to require our package inside its functions: see its first lines.
        files: ["provider/dynamic/provider.ts", "provider/dynamic/department-provider.ts"],
        rules: {
            "@typescript-eslint/no-require-imports": "off",
            "@typescript-eslint/no-unsafe-return": "off",
            "@typescript-eslint/no-unsafe-call": "off",
            "@typescript-eslint/no-unsafe-member-access": "off",
        },
    },
    {
        // Heavy modules are loaded when they are first needed, or in part: `require` can do that in a synchronous call.
        files: [
            "provider/pkcs12/asn1/forge.ts",
            "provider/pkcs12/index.ts",
            "provider/signstation/http/lazy-transport.ts",
            "provider/signstation/api/multipart.ts",
        ],
        rules: { "@typescript-eslint/no-require-imports": "off" },
    },
    {
        // A value that is not there fails the test anyway.
        files: ["tests/**/*.ts"],
        rules: { "@typescript-eslint/no-non-null-assertion": "off" },
    },
    { files: ["**/*.{mjs,js}"], languageOptions: { globals: { process: "readonly", console: "readonly" } } },
);
