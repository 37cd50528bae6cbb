/** Interrupted runs on the real engine, through the plugin. */
import { PLUGIN } from "./yaml-scenario";
import { interruptedSuite } from "../../support/engine/suites/interrupted";

interruptedSuite(PLUGIN);
