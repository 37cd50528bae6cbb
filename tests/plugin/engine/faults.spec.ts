/** A hundred certificates on the real engine while a fifth of all requests fails, through the plugin. */
import { PLUGIN } from "./yaml-scenario";
import { faultsSuite } from "../../support/engine/suites/faults";

faultsSuite(PLUGIN);
