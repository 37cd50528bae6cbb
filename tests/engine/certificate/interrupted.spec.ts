/** Interrupted runs on the real engine, through the dynamic provider. */
import { DYNAMIC } from "../../support/engine/front-end";
import { interruptedSuite } from "../../support/engine/suites/interrupted";

interruptedSuite(DYNAMIC);
