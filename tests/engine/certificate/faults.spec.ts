/** A hundred certificates on the real engine while a fifth of all requests fails, through the dynamic provider. */
import { DYNAMIC } from "../../support/engine/front-end";
import { faultsSuite } from "../../support/engine/suites/faults";

faultsSuite(DYNAMIC);
