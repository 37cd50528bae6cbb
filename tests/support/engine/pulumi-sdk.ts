/** The Pulumi SDK that tests and measurements install: the one that this repository is developed with. */
import { readSource } from "../source/sources";

const { devDependencies } = JSON.parse(readSource("package.json")) as {
    devDependencies: { readonly "@pulumi/pulumi": string };
};

/** As npm and pnpm accept it: `@pulumi/pulumi@VERSION`. */
export const PULUMI_SDK = `@pulumi/pulumi@${devDependencies["@pulumi/pulumi"]}`;
