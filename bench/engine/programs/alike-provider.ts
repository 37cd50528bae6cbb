/**
 * The provider of the alike no-op resources, which stands in a package of its own: then its text in the state is as short as this
 * package's.
 */
interface Inputs {
    readonly __resourceName: string;
}

export function check(_olds: unknown, news: Inputs): Promise<{ inputs: Inputs }> {
    const name = news.__resourceName;
    return Promise.resolve({
        inputs: {
            ...news,
            enabled: true,
            expiryWarningDays: 30,
            fileHash: "00e70cdd57c0c9d43ce44d50923db364b5ae4dd6719619f4aa1b983f43c5d55d",
            fingerprint: "a92587b9ca6bd32c726afd03f658ae73620c9fa7890e54a169aa025577db5521",
            serialNumber: "010000221400000001",
            subject: `CN=${name}`,
            issuer: `CN=${name}`,
            notBefore: "2026-11-23T19:51:31Z",
            notAfter: "2030-11-24T19:51:31Z",
            keyAlgorithm: "RSA-2048",
            friendlyName: name,
        },
    });
}

export function create(inputs: Inputs): Promise<{ id: string; outs: object }> {
    const name = inputs.__resourceName;
    return Promise.resolve({
        id: `18b45e41-5d8b-4417-bb83-${name}`,
        outs: {
            ...inputs,
            certificateName: name,
            certificateType: "PKCS12_PFX",
            expiry: "2030-11-24T19:51:31Z",
            createdAt: "2026-11-24T19:51:31Z",
            departmentName: "HR",
            endpoint: "http://127.0.0.1:40000",
        },
    });
}
