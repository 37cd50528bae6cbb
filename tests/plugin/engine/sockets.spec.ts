/** A hundred certificates at once on the real engine, through the plugin. */
import { socketsSuite } from "../../support/engine/suites/sockets";
import { PLUGIN } from "./yaml-scenario";

socketsSuite(PLUGIN);
