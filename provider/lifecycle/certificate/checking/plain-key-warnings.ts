/** Warns of a private key in a KeyBag, which Java's KeyStore ignores. The vendor does not say what SignStation is written in. */

/** One line, or none. `file`: how messages call the file. */
export function plainKeyWarnings(plainKeyBag: true | undefined, file: string): string[] {
    return plainKeyBag === undefined
        ? []
        : [
              `The private key in ${file} has no encryption of its own (a KeyBag). Java's KeyStore opens such a file and finds no ` +
                  "key in it, so a SignStation that uses it may refuse the file. Export the file again with an encrypted key, as " +
                  "`openssl pkcs12 -export` writes it by default.",
          ];
}
