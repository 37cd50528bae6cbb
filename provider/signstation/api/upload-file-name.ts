/** The name under which a file is uploaded. A server may derive the alias from it, so lookups by name use it too. */

/**
 * The name without what multipart parsers read in different ways: quotes, backslashes (an escape to one, a folder to another),
 * slashes, control characters and half pairs. A cleaned name stays as it is.
 */
export function uploadFileName(name: string): string {
    // eslint-disable-next-line no-control-regex -- line ends among them would end the header
    return name.toWellFormed().replace(/["\\/\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, "_");
}
