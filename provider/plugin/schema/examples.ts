/** Example programs in each language, in the form that Pulumi's documentation tools read. */

const NODEJS_PACKAGE = "pulumi-leegality-sdk";

/** `programs`: the code by language, as the code fence names it. */
function examples(title: string, programs: Readonly<Record<string, string>>): string {
    const blocks = Object.entries(programs).map(([language, code]) => `\`\`\`${language}\n${dedented(code)}\n\`\`\``);
    return [
        "{{% examples %}}",
        "## Example Usage",
        "{{% example %}}",
        `### ${title}`,
        "",
        ...blocks,
        "{{% /example %}}",
        "{{% /examples %}}",
    ].join("\n");
}

/** Without the indentation that the code has here. */
function dedented(code: string): string {
    return code.replace(/^ {8}/gm, "").trim();
}

export const certificateExamples = examples("A certificate from a file", {
    typescript: `
        import * as pulumi from "@pulumi/pulumi";
        import * as leegality from "${NODEJS_PACKAGE}";

        const config = new pulumi.Config();
        const signing = new leegality.Certificate("signing", {
            certificateFile: "./signing.p12",
            passkey: config.requireSecret("passkey"),
        });
        export const expiry = signing.expiry;
    `,
    python: `
        import pulumi
        import pulumi_leegality as leegality

        config = pulumi.Config()
        signing = leegality.Certificate(
            "signing",
            certificate_file="./signing.p12",
            passkey=config.require_secret("passkey"),
        )
        pulumi.export("expiry", signing.expiry)
    `,
    yaml: `
        config:
            passkey:
                type: string
                secret: true
        resources:
            signing:
                type: leegality:Certificate
                properties:
                    certificateFile: ./signing.p12
                    passkey: \${passkey}
        outputs:
            expiry: \${signing.expiry}
    `,
});

export const departmentExamples = examples("A department and a certificate in it", {
    typescript: `
        import * as pulumi from "@pulumi/pulumi";
        import * as leegality from "${NODEJS_PACKAGE}";

        const hr = new leegality.Department("hr", { name: "HR" });
        const signing = new leegality.Certificate("signing", {
            certificateFile: "./signing.p12",
            passkey: new pulumi.Config().requireSecret("passkey"),
            departmentId: hr.id,
        });
    `,
    python: `
        import pulumi
        import pulumi_leegality as leegality

        hr = leegality.Department("hr", name="HR")
        signing = leegality.Certificate(
            "signing",
            certificate_file="./signing.p12",
            passkey=pulumi.Config().require_secret("passkey"),
            department_id=hr.id,
        )
    `,
    yaml: `
        config:
            passkey:
                type: string
                secret: true
        resources:
            hr:
                type: leegality:Department
                properties:
                    name: HR
            signing:
                type: leegality:Certificate
                properties:
                    certificateFile: ./signing.p12
                    passkey: \${passkey}
                    departmentId: \${hr.id}
    `,
});
