/** One certificate on two SignStations: an explicit provider for each. */
import * as pulumi from "@pulumi/pulumi";
import * as leegality from "pulumi-leegality/native";

const config = new pulumi.Config();

/** `name` begins the keys of the configuration: `mumbaiUrl`, `mumbaiToken`. */
function certificateOn(name: string): leegality.Certificate {
    const provider = new leegality.Provider(name, {
        baseUrl: config.require(`${name}Url`),
        authToken: config.requireSecret(`${name}Token`),
    });
    return new leegality.Certificate(
        `signing-${name}`,
        { certificateFile: config.require("certificateFile"), passkey: config.requireSecret("passkey") },
        { provider },
    );
}

const mumbai = certificateOn("mumbai");
const delhi = certificateOn("delhi");

export const certificateIds = { mumbai: mumbai.id, delhi: delhi.id };
export const endpoints = { mumbai: mumbai.endpoint, delhi: delhi.endpoint };
