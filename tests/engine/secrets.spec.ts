/** Secrets on the real engine, through the dynamic provider. */
import { DYNAMIC } from "../support/engine/front-end";
import { secretsSuite } from "../support/engine/suites/secrets";

secretsSuite(DYNAMIC);
