// Signing certificates and departments of a Leegality SignStation.
package leegality
