/** A program of the bench as Node.js runs it. */
import { readFileSync } from "node:fs";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";

/** TypeScript from this path as a CommonJS module. */
export function compile(path: string): string {
    const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2023, esModuleInterop: true };
    return transpileModule(readFileSync(path, "utf8"), { compilerOptions }).outputText;
}
