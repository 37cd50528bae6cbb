/** The base class of this package's errors: each has a stable code, which also ends its message. */
import { withCode } from "./with-code";

/** Under this key an error has the names of its classes. `Symbol.for`: the same key in every copy of this package. */
const CLASSES = Symbol.for("pulumi-leegality.error-classes");

/**
 * An error with a stable `code`. `instanceof` also recognises the errors of another copy of this package, of which several
 * can be loaded at once. The message holds no secret.
 */
export class CodedError<Code extends string = string> extends Error {
    /**
     * The name under which `instanceof` recognises the class: stable, also if a minifier renames the class.
     * @internal
     */
    protected static readonly className: string = "CodedError";
    /** The name of the class, also in a bundle that renames classes. */
    override readonly name: string = "CodedError";
    /** Stable: programs decide by it. */
    readonly code: Code;

    /** `text`: the message without its code, which is appended. */
    constructor(code: Code, text: string, options?: ErrorOptions) {
        super(withCode(text, code), options);
        this.code = code;
        Object.defineProperty(this, CLASSES, { value: classNames(new.target) });
    }

    /** A class that names none, as one that a program derives, is recognised by its prototype only. */
    static override [Symbol.hasInstance](value: unknown): boolean {
        return Object.hasOwn(this, "className")
            ? classesOf(value).includes(this.className)
            : Function.prototype[Symbol.hasInstance].call(this, value);
    }
}

/** The names of a class of errors and of its base classes. */
function classNames(errorClass: unknown): readonly string[] {
    const names: string[] = [];
    for (let at = errorClass; typeof at === "function"; at = Object.getPrototypeOf(at) as unknown) {
        const own = Object.hasOwn(at, "className") ? (at as { className?: unknown }).className : undefined;
        if (typeof own === "string") {
            names.push(own);
        }
    }
    return names;
}

function classesOf(value: unknown): readonly unknown[] {
    const names = typeof value === "object" && value !== null ? (value as Record<symbol, unknown>)[CLASSES] : undefined;
    return Array.isArray(names) ? names : [];
}
