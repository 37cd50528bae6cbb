/** A provider for the same certificates, as a program has it that writes its own: what this package is held against. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import FormData from "form-data";
import forge from "node-forge";
import { request } from "undici";

interface Arguments {
    readonly certificateFile: string;
    readonly passkey: string;
    readonly departmentId: string;
    readonly enabled: boolean;
}

interface Inputs extends Arguments {
    readonly fileHash: string;
    readonly subject: string;
    readonly notAfter: string;
}

interface CertificateRecord {
    readonly id: string;
    readonly name: string;
    readonly expiry: string;
    readonly departmentId: string;
}

function openFile(path: string, passkey: string): { fileHash: string; subject: string; notAfter: string } {
    const bytes = readFileSync(path);
    const pfx = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString("latin1")), passkey);
    const certBag = forge.pki.oids["certBag"] ?? "";
    const certificate = pfx.getBags({ bagType: certBag })[certBag]?.[0]?.cert;
    if (certificate === undefined) {
        throw new Error("there is no certificate in it");
    }
    return {
        fileHash: createHash("sha256").update(bytes).digest("hex"),
        subject: certificate.subject.attributes
            .map(({ shortName, value }) => `${shortName}=${String(value)}`)
            .join(","),
        notAfter: certificate.validity.notAfter.toISOString(),
    };
}

async function call(method: "GET" | "POST" | "PUT" | "DELETE", path: string, form?: FormData): Promise<unknown> {
    const { statusCode, body } = await request(
        `${process.env["LEEGALITY_BASE_URL"] ?? ""}/api/v1/certificates${path}`,
        {
            method,
            headers: { "X-Auth-Token": process.env["LEEGALITY_AUTH_TOKEN"] ?? "", ...form?.getHeaders() },
            body: form?.getBuffer() ?? null,
        },
    );
    const text = await body.text();
    if (statusCode >= 300) {
        throw new Error(`${method} ${path} answered ${statusCode}: ${text}`);
    }
    return JSON.parse(text);
}

function toForm({ certificateFile, passkey, departmentId, enabled }: Inputs): FormData {
    const form = new FormData();
    form.append("certificateFile", readFileSync(certificateFile), basename(certificateFile));
    form.append("passkey", passkey);
    form.append("departmentId", departmentId);
    form.append("enabled", String(enabled));
    return form;
}

const provider: pulumi.dynamic.ResourceProvider<Inputs, Inputs> = {
    check(_olds, news) {
        try {
            return Promise.resolve({ inputs: { ...news, ...openFile(news.certificateFile, news.passkey) } });
        } catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            return Promise.resolve({ inputs: news, failures: [{ property: "certificateFile", reason }] });
        }
    },
    diff(_id, olds, news) {
        const names = ["fileHash", "passkey", "departmentId", "enabled"] as const;
        return Promise.resolve({ changes: names.some((name) => olds[name] !== news[name]) });
    },
    async create(inputs) {
        const { data } = (await call("POST", "", toForm(inputs))) as { data: CertificateRecord };
        return { id: data.id, outs: { ...inputs, certificateName: data.name, expiry: data.expiry } };
    },
    async read(id, props) {
        const { name, expiry, departmentId } = (await call("GET", `/${id}`)) as CertificateRecord;
        return { id, props: { ...(props as Inputs), certificateName: name, expiry, departmentId } };
    },
    async update(id, _olds, news) {
        await call("PUT", `/${id}`, toForm(news));
        const { name, expiry } = (await call("GET", `/${id}`)) as CertificateRecord;
        return { outs: { ...news, certificateName: name, expiry } };
    },
    async delete(id) {
        await call("DELETE", `/${id}`);
    },
};

class Certificate extends pulumi.dynamic.Resource {
    constructor(name: string, args: Arguments) {
        const outputs = { fileHash: undefined, subject: undefined, notAfter: undefined };
        super(
            provider,
            name,
            {
                ...outputs,
                certificateName: undefined,
                expiry: undefined,
                ...args,
                passkey: pulumi.secret(args.passkey),
            },
            { additionalSecretOutputs: ["passkey"] },
        );
    }
}

for (let index = 0; index < Number(process.env["BENCH_COUNT"]); index++) {
    new Certificate(`certificate-${index}`, {
        certificateFile: `certificate-${index}.p12`,
        passkey: "sesame",
        departmentId: "18b45e41-5d8b-4417-bb83-1d769187aef9",
        enabled: true,
    });
}
