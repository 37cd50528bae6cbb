/** What to do about an operation that stopped because of a setting. */
import type { AdviceReason } from "../lifecycle/errors/advice-reason";
import type { Words } from "./words";

/** Whole sentences, without a secret. */
export function lifecycleAdvice(reason: AdviceReason, words: Words): string {
    const baseUrl = words.setting("baseUrl");
    switch (reason) {
        case "other-endpoint":
            return (
                `Set ${baseUrl} (or ${words.setting("environment")}) back, or use another stack for the other server. ` +
                "If the same SignStation has only got a new address, change endpoint with: pulumi state edit"
            );
        case "unconfirmed-deletion":
            return (
                `Check that ${baseUrl} names a SignStation and not a proxy's or login page; ` +
                "then run the same command again."
            );
    }
}
