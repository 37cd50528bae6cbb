/** Writes one WebAssembly function: calls add instructions, `instantiate` makes it run (WebAssembly 1.0, sections 5.4, 5.5). */

/** The function: it takes how often its loop is to run, and works on the first bytes of `memory`. */
export interface WasmLoop {
    readonly memory: Uint8Array;
    readonly run: (times: number) => void;
}

/** TypeScript describes this global only together with a browser's. */
declare const WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => {
        readonly exports: { readonly memory: { readonly buffer: ArrayBuffer }; readonly run: (times: number) => void };
    };
};

/** Opcodes for 32 bits; those for 64 bits follow from the second number. */
const OPCODES = {
    add: [0x6a, 0x7c],
    and: [0x71, 0x83],
    xor: [0x73, 0x85],
    shiftRight: [0x76, 0x88],
    rotateLeft: [0x77, 0x89],
    rotateRight: [0x78, 0x8a],
} as const;

const [I32_CONST, I64_CONST, LOCAL_GET, LOCAL_SET, LOCAL_TEE] = [0x41, 0x42, 0x20, 0x21, 0x22];
const [LOOP, NO_RESULT, BRANCH_IF, END, I32_SUBTRACT] = [0x03, 0x40, 0x0d, 0x0b, 0x6b];
const [I32, I64] = [0x7f, 0x7e];
/** The function's parameter. */
const COUNT = 0;

/** A stack machine's program: `get` and `constant` push values, all other instructions pop them. */
export class WasmCode {
    readonly #bytes: number[] = [];

    /** `locals`: how many variables there are, numbered from 1. `bits`: 32 or 64, the width of all of them. */
    constructor(
        readonly bits: 32 | 64,
        private readonly locals: number,
    ) {}

    get(local: number): this {
        return this.#add(LOCAL_GET, local);
    }

    set(local: number): this {
        return this.#add(LOCAL_SET, local);
    }

    constant(value: bigint): this {
        this.#add(this.bits === 64 ? I64_CONST : I32_CONST);
        signed(BigInt.asIntN(this.bits, value), this.#bytes);
        return this;
    }

    /** Takes two values, the second pushed last, and pushes one. */
    operate(name: keyof typeof OPCODES): this {
        return this.#add(OPCODES[name][this.bits === 64 ? 1 : 0]);
    }

    /** Pushes the n-th word of memory. */
    load(word: number): this {
        return this.#add(I32_CONST, 0).#memory(0x28, word);
    }

    /** Writes a local to the n-th word of memory. */
    store(local: number, word: number): this {
        return this.#add(I32_CONST, 0).get(local).#memory(0x36, word);
    }

    loop(): this {
        return this.#add(LOOP, NO_RESULT);
    }

    /** Back to `loop` until it has run as often as the caller said. */
    endLoop(): this {
        return this.#add(LOCAL_GET, COUNT, I32_CONST, 1, I32_SUBTRACT, LOCAL_TEE, COUNT, BRANCH_IF, 0, END);
    }

    instantiate(): WasmLoop {
        const width = this.bits === 64 ? I64 : I32;
        const body = [1, ...unsigned(this.locals), width, ...this.#bytes, END];
        const bytes = Uint8Array.from([
            ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
            ...section(1, [1, 0x60, 1, I32, 0]),
            ...section(3, [1, 0]),
            ...section(5, [1, 0, 1]),
            ...section(7, [2, ...text("memory"), 2, 0, ...text("run"), 0, 0]),
            ...section(10, [1, ...unsigned(body.length), ...body]),
        ]);
        const { memory, run } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
        return { memory: new Uint8Array(memory.buffer), run };
    }

    #memory(opcode: number, word: number): this {
        const wide = this.bits === 64 ? 1 : 0;
        // The second number is the alignment, as a power of two.
        return this.#add(opcode + wide, 2 + wide, ...unsigned((word * this.bits) / 8));
    }

    #add(...bytes: number[]): this {
        this.#bytes.push(...bytes);
        return this;
    }
}

function section(id: number, content: number[]): number[] {
    return [id, ...unsigned(content.length), ...content];
}

function text(name: string): number[] {
    return [name.length, ...Buffer.from(name)];
}

/** LEB128. */
function unsigned(value: number): number[] {
    return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** LEB128 of a number with a sign. */
function signed(value: bigint, into: number[]): void {
    let rest = value;
    // The last byte's second highest bit is the sign.
    while (rest < -64n || rest > 63n) {
        into.push(Number(rest & 0x7fn) | 0x80);
        rest >>= 7n;
    }
    into.push(Number(rest & 0x7fn));
}
