/** Under which name a file is sent. A server may take the alias from it, so lookups by name have to know it too. */

/**
 * The name without what multipart parsers read in different ways: quotes, backslashes (an escape to one, a folder to another),
 * slashes, control characters and half pairs. A name that was cleaned stays as it is.
 */
export function uploadFileName(name: string): string {
    // eslint-disable-next-line no-control-regex -- line ends among them would end the header
    return name.toWellFormed().replace(/["\\/\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, "_");
}
