/** A Pulumi asset: a file that the engine knows by its place, its content's hash, or both. */

export interface AssetContent {
    /** A file, relative to the program's folder. */
    readonly path?: string | undefined;
    /** An address of `http:`, `https:` or `file:`. */
    readonly uri?: string | undefined;
    /** The content itself. */
    readonly text?: string | undefined;
    /** SHA-256 of the content, lower-case hex. The engine sends it alone where only a comparison is asked for. */
    readonly hash?: string | undefined;
}

export class Asset implements AssetContent {
    readonly path: string | undefined;
    readonly uri: string | undefined;
    readonly text: string | undefined;
    readonly hash: string | undefined;

    constructor({ path, uri, text, hash }: AssetContent) {
        this.path = path;
        this.uri = uri;
        this.text = text;
        this.hash = hash;
    }
}
