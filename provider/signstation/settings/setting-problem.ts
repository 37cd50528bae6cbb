/** What can be wrong with the settings: data, of which the front end makes a sentence. */
import type { SettingPlace } from "./setting-sources";

export type SettingProblem =
    /** No setting names a SignStation. */
    | { readonly kind: "no-server" }
    /** No setting gives a credential. */
    | { readonly kind: "no-credential" }
    /** Two settings that exclude each other. */
    | { readonly kind: "two-servers"; readonly places: readonly [SettingPlace, SettingPlace] }
    /** A token, and client credentials in the same place. */
    | { readonly kind: "two-credentials"; readonly place: SettingPlace }
    /** The other half of the client credentials. */
    | { readonly kind: "half-credentials"; readonly missing: SettingPlace }
    | { readonly kind: "invalid-token"; readonly place: SettingPlace }
    | { readonly kind: "unknown-environment"; readonly place: SettingPlace; readonly text: string }
    | {
          readonly kind: "not-a-number";
          readonly place: SettingPlace;
          readonly least: number;
          readonly most: number;
          readonly unit: "seconds" | undefined;
      }
    | { readonly kind: "invalid-base-url"; readonly place: SettingPlace; readonly problem: BaseUrlProblem };

/** What is wrong with a base URL. */
export type BaseUrlProblem =
    | { readonly kind: "no-url" }
    | { readonly kind: "credential-inside" }
    /** `http:` to another machine; `host` with its port. */
    | { readonly kind: "no-tls"; readonly host: string }
    | { readonly kind: "query-or-fragment" }
    /** It ends with, or goes on behind, `/api/v1`. */
    | { readonly kind: "path-of-the-api" };
