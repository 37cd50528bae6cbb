/** foundCertificate: a lookup's result, with the resource's output names, and only what the server reports. */
import assert from "node:assert/strict";
import { foundCertificate } from "../../../../provider/core/lookup/found-certificate";

const ENDPOINT = "https://signstation.example.com";

describe("foundCertificate", () => {
    it("has the names of the resource's outputs", () => {
        const record = {
            id: "id-1",
            name: "signing",
            certificateType: "PKCS11",
            expiry: "2030-01-01T05:30:00.123+05:30",
            createdAt: 1_700_000_000_000,
            departmentId: "hr",
            departmentName: "HR",
            enabled: false,
        };
        assert.deepEqual(foundCertificate(record, ENDPOINT), {
            id: "id-1",
            certificateName: "signing",
            certificateType: "PKCS11",
            expiry: "2030-01-01T00:00:00Z",
            createdAt: "2023-11-14T22:13:20Z",
            departmentId: "hr",
            departmentName: "HR",
            enabled: false,
            endpoint: ENDPOINT,
        });
    });

    it("has no key for what the server does not report", () => {
        assert.deepEqual(Object.keys(foundCertificate({ id: "id-1" }, ENDPOINT)), ["id", "endpoint"]);
    });
});
