/** Failures of the server on the real engine, through the plugin. */
import { PLUGIN } from "./yaml-scenario";
import { failuresSuite } from "../../support/engine/suites/failures";

failuresSuite(PLUGIN);
