/** The client with the real clock, real waiting and real chance. */
import { setTimeout as sleep } from "node:timers/promises";
import { explain } from "../advice";
import { createClient, type Client, type Effects, type SettingsResult } from "../../signstation";

/**
 * Connects when it is first needed. `notify` takes one line for the person who waits. Throws `TypeError` for settings with
 * problems: the lifecycle reports those before it asks for a client.
 */
export function openClient(result: SettingsResult, notify: (line: string) => void): Client {
    if ("problems" in result) {
        throw new TypeError("a client without settings");
    }
    return createClient(result.settings, realEffects(notify));
}

export function realEffects(notify: (line: string) => void): Effects {
    return { now: () => new Date(), sleep: async (ms) => sleep(ms), random: Math.random, notify, explain };
}
