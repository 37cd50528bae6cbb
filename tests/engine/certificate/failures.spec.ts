/** Failures of the server on the real engine, through the dynamic provider. */
import { DYNAMIC } from "../../support/engine/front-end";
import { failuresSuite } from "../../support/engine/suites/failures";

failuresSuite(DYNAMIC);
