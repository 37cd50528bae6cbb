/** The provider's configuration: which SignStation, and how to speak to it. */

/** Settings by name, for the stack configuration (`leegality:NAME`). */
export const settings = {
    baseUrl: {
        type: "string",
        description:
            "Base URL of your own SignStation: everything before `/api/v1`. The environment variable `LEEGALITY_BASE_URL` does the same. Give either this or `environment`.",
    },
    environment: {
        type: "string",
        description:
            "Hosted SignStation: `production` or `sandbox`. The environment variable `LEEGALITY_ENVIRONMENT` does the same.",
    },
    authToken: {
        type: "string",
        secret: true,
        description:
            "Token that is sent as `X-Auth-Token`. The environment variable `LEEGALITY_AUTH_TOKEN` does the same, and keeps the token out of the state.",
    },
    clientId: {
        type: "string",
        description:
            "Client id, exchanged together with `clientSecret` for a token. The environment variable `LEEGALITY_CLIENT_ID` does the same.",
    },
    clientSecret: {
        type: "string",
        secret: true,
        description: "Secret of `clientId`. The environment variable `LEEGALITY_CLIENT_SECRET` does the same.",
    },
    caFile: {
        type: "string",
        description:
            "Path of a PEM file with the certificates of a private CA. The environment variable `LEEGALITY_CA_FILE` does the same.",
    },
    timeout: {
        type: "integer",
        description:
            "Seconds that one attempt of a request may take, 1 to 3600. Default 60. The environment variable `LEEGALITY_TIMEOUT` does the same.",
    },
    maxRetries: {
        type: "integer",
        description:
            "Number of times that a failed request is retried at most, 0 to 100. Default 5. The environment variable `LEEGALITY_MAX_RETRIES` does the same.",
    },
    maxConcurrency: {
        type: "integer",
        description:
            "Number of requests under way at a time, 1 to 256. Default 8. The environment variable `LEEGALITY_MAX_CONCURRENCY` does the same.",
    },
} as const;

/** An explicit provider takes the same settings as arguments. */
export const provider = {
    description:
        "A provider for one SignStation. Without arguments it reads the stack configuration (`leegality:*`) and the environment. " +
        "Two explicit providers manage two SignStations in one program. A changed address or token updates the provider and replaces nothing.",
    inputProperties: settings,
} as const;
