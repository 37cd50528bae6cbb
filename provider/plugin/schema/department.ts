/** The schema of the resource `Department`. */
import { departmentExamples } from "./department-examples";

export const department = {
    description: [
        "A department in a Leegality SignStation: what certificates belong to.",
        "",
        "SignStation does not delete departments: destroying this resource disables the department, and says so. Its name stays in",
        "SignStation; `adoptId` and `pulumi import` bring it back under management.",
        "",
        departmentExamples,
        "",
        "## Import",
        "",
        "A department is imported by its id in SignStation, if the server has the request that reads a department:",
        "",
        "```sh",
        "$ pulumi import leegality:index:Department hr 18b45e41-5d8b-4417-bb83-1d769187aef9",
        "```",
        "",
    ].join("\n"),
    properties: {
        name: { type: "string", description: "Name of the department in SignStation." },
        enabled: { type: "boolean", description: "Whether certificates may be put into it." },
        createdAt: {
            type: "string",
            description: "Time of creation, if SignStation reports it: ISO 8601 in UTC where it sends an instant.",
        },
        endpoint: { type: "string", description: "Base URL of the SignStation that holds the department." },
    },
    required: ["name", "enabled", "endpoint"],
    inputProperties: {
        name: {
            type: "string",
            description: "Name in SignStation: 2 to 255 characters, without a blank at either end.",
        },
        enabled: { type: "boolean", description: "Whether certificates may be put into it. Default true." },
        adoptId: {
            type: "string",
            description:
                "Take over the department of this id on create instead of creating one. Its name has to be `name`, if SignStation reports it. " +
                "`pulumi import` and the option `import` do the same. Used on create only.",
        },
    },
    requiredInputs: ["name"],
    aliases: [{ type: "pulumi-nodejs:dynamic/leegality:Department" }],
    listInputs: {
        description: "Lists the departments of the certificates that SignStation lists: it has no list of departments.",
    },
} as const;
