/** Lists the certificates of the SignStation that the environment names: the composition root of `estate`. */
import { setTimeout as sleep } from "node:timers/promises";
import { listCertificates } from "../../lifecycle/lookup/list-certificates";
import { ListReach, type Listing } from "../../lifecycle/run/list-reach";
import { createCertificates, createClient, bindClient, resolveSettings } from "../../signstation";
import { advise, explain } from "./advice";

/**
 * All certificates, or those of one department if `departmentId` is set. `notify` gets one line for each retry. Throws `LeegalityError` for the settings, and
 * `SignStationError`.
 */
export async function listEstate(
    env: NodeJS.ProcessEnv,
    departmentId: string | undefined,
    notify: (line: string) => void,
): Promise<Listing> {
    const result = resolveSettings(() => undefined, env, explain.problem);
    const effects = {
        now: () => new Date(),
        sleep: async (ms: number) => sleep(ms),
        random: Math.random,
        notify,
        explain,
    };
    return listCertificates(
        {
            settings: () => result,
            advise,
            certificates: (binding) => {
                if ("problems" in result) {
                    // The lifecycle reports problems before it asks for a client.
                    throw new TypeError("a client without settings");
                }
                return createCertificates(bindClient(createClient(result.settings, effects), binding));
            },
            listReach: new ListReach(),
        },
        { name: undefined },
        departmentId,
    );
}
