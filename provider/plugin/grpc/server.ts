/** The gRPC service that Pulumi's engine calls, its calls in the order of the protocol. */
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { check } from "../check";
import { checkConfig, configure, diffConfig } from "../configuration";
import { create } from "../create";
import { remove } from "../delete";
import { diff } from "../diff";
import { attach, cancel, getMapping, getMappings, getPluginInfo, getSchema, handshake } from "../handshake";
import { invoke } from "../invoke";
import { list } from "../list";
import { read } from "../read";
import type { Session } from "../session/session";
import { streamed, unary, unimplemented } from "./unary";
import { update } from "../update";

/** As Pulumi's own SDKs: a PKCS#12 file may come inside a message, and the default of 4 MiB is too little for it. */
const LARGEST_MESSAGE = 400 * 1024 * 1024;

/** Listens on a free port of the loopback interface and gives it. */
export async function listen(session: Session): Promise<number> {
    const server = createServer(session);
    return new Promise((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
            if (error === null) {
                resolve(port);
            } else {
                reject(error);
            }
        });
    });
}

export function createServer(session: Session): grpc.Server {
    const server = new grpc.Server({ "grpc.max_receive_message_length": LARGEST_MESSAGE });
    server.addService(ResourceProviderService, {
        handshake: unary(session, handshake),
        attach: unary(session, attach),
        getPluginInfo: unary(session, getPluginInfo),
        getSchema: unary(session, getSchema),
        getMapping: unary(session, getMapping),
        getMappings: unary(session, getMappings),
        checkConfig: unary(session, checkConfig),
        diffConfig: unary(session, diffConfig),
        configure: unary(session, configure),
        check: unary(session, check),
        diff: unary(session, diff),
        create: unary(session, create),
        read: unary(session, read),
        update: unary(session, update),
        delete: unary(session, remove),
        invoke: unary(session, invoke),
        list: streamed(session, list),
        cancel: unary(session, cancel),
        parameterize: unimplemented("Parameterize"),
        construct: unimplemented("Construct"),
        call: unimplemented("Call"),
    });
    return server;
}
