/** Secrets on the real engine, through the plugin. */
import { PLUGIN } from "./yaml-scenario";
import { secretsSuite } from "../../support/engine/suites/secrets";

secretsSuite(PLUGIN);
