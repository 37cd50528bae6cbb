/** The client with the real clock, real waiting and real chance. */
import { setTimeout as sleep } from "node:timers/promises";
import { createClient, type Client, type Effects, type Settings } from "../signstation";

/** Connects when it is first needed. `notify` takes one line for the person who waits. */
export function openClient(settings: Settings, notify: (line: string) => void): Client {
    return createClient(settings, realEffects(notify));
}

export function realEffects(notify: (line: string) => void): Effects {
    return { now: () => new Date(), sleep: async (ms) => sleep(ms), random: Math.random, notify };
}
