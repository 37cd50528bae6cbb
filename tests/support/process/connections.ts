/** Counts the connections that servers of this process accept on one port: how many are open at the same time at the most. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";

/** The channel on which Node.js reports every accepted connection. */
const ACCEPTED = "net.server.socket";

export interface Connections {
    /** The most since the last call. */
    takeMost(): number;
    stop(): void;
}

export function countConnections(port: number): Connections {
    const open = new Set<Socket>();
    let most = 0;
    const count = (message: unknown): void => {
        const { socket } = message as { readonly socket: Socket };
        if (socket.localPort !== port) {
            return;
        }
        open.add(socket);
        const gone = (): boolean => open.delete(socket);
        socket.once("end", gone).once("close", gone);
        // Only after the events that came together with this one: the client may have closed another one before it.
        setImmediate(() => (most = Math.max(most, open.size)));
    };
    subscribe(ACCEPTED, count);
    return {
        takeMost: () => {
            const counted = most;
            most = open.size;
            return counted;
        },
        stop: () => {
            unsubscribe(ACCEPTED, count);
        },
    };
}
