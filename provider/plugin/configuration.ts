/** CheckConfig, DiffConfig and Configure: which SignStation a provider speaks to. */
import {
    CheckResponse,
    ConfigureResponse,
    DiffResponse,
    type CheckRequest,
    type ConfigureRequest,
    type DiffRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { isDeepStrictEqual } from "node:util";
import { unknown, type Properties } from "../engine-wire";
import type { Session } from "./session/session";
import { fromStruct, toStruct, union } from "./grpc/structs";

/** Settings that are secret however a program gives them. */
const SECRET_SETTINGS: ReadonlySet<string> = new Set(["authToken", "clientSecret"]);
/** What the engine adds to a provider's arguments. */
const OF_THE_ENGINE: ReadonlySet<string> = new Set(["version", "pluginDownloadURL", "__internal"]);

/**
 * Reports no failure: Check of each resource reports a setting that makes no sense. The engine also checks the configuration of a
 * provider that nothing uses.
 */
export function checkConfig(_session: Session, request: CheckRequest): CheckResponse {
    const { properties, secrets } = fromStruct(request.getNews());
    return new CheckResponse().setInputs(toStruct(properties, union(secrets, SECRET_SETTINGS)));
}

/** A changed token or address is an update of the provider, and never a reason to replace it and all that it manages. */
export function diffConfig(_session: Session, request: DiffRequest): DiffResponse {
    const before = settingsIn(fromStruct(request.getOldInputs() ?? request.getOlds()).properties);
    const after = settingsIn(fromStruct(request.getNews()).properties);
    const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
    return new DiffResponse().setChanges(isDeepStrictEqual(before, after) ? DIFF_NONE : DIFF_SOME);
}

/** Never fails: Check of each resource reports what is wrong with the configuration. */
export function configure(session: Session, request: ConfigureRequest): ConfigureResponse {
    session.configure(
        request.hasArgs() ? settingsIn(fromStruct(request.getArgs()).properties) : legacySettings(request),
    );
    return new ConfigureResponse()
        .setAcceptsecrets(true)
        .setAcceptresources(true)
        .setAcceptoutputs(false)
        .setSupportspreview(true);
}

/** YAML gives numbers as numbers, the other languages as text. */
function settingsIn(properties: Properties): Record<string, string> {
    return Object.fromEntries(
        Object.entries(properties).flatMap(([name, value]) =>
            OF_THE_ENGINE.has(name) || value === unknown || value === undefined ? [] : [[name, asText(value)]],
        ),
    );
}

function asText(value: unknown): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}

/** `leegality:config:baseUrl`, from an engine that sends no arguments. */
function legacySettings(request: ConfigureRequest): Record<string, string> {
    const entries = request.getVariablesMap().toArray();
    return Object.fromEntries(entries.map(([key, value]) => [key.split(":").at(-1) ?? key, value]));
}
