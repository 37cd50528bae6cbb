package conformance

import (
	"fmt"
	"os"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

// What the tests run against. See README.md.
type settings struct {
	plugin, baseURL, authToken, departmentID, certificateFile, passkey string
}

var given settings

func TestMain(m *testing.M) {
	var missing []string
	for name, value := range map[string]*string{
		"LEEGALITY_PLUGIN":           &given.plugin,
		"LEEGALITY_BASE_URL":         &given.baseURL,
		"LEEGALITY_AUTH_TOKEN":       &given.authToken,
		"LEEGALITY_DEPARTMENT_ID":    &given.departmentID,
		"LEEGALITY_CERTIFICATE_FILE": &given.certificateFile,
		"LEEGALITY_PASSKEY":          &given.passkey,
	} {
		text, found := os.LookupEnv(name)
		if !found {
			missing = append(missing, name)
		}
		*value = text
		// A plugin reads some of these by itself. It is to take them from its configuration here.
		_ = os.Unsetenv(name)
	}
	if len(missing) > 0 {
		fmt.Fprintf(os.Stderr, "the conformance tests need these environment variables, see README.md: %v\n", missing)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func (s settings) provider() property.Map {
	return property.NewMap(map[string]property.Value{
		"baseUrl":   property.New(s.baseURL),
		"authToken": property.New(s.authToken).WithSecret(true),
	})
}

func (s settings) certificate(enabled bool) property.Map {
	return property.NewMap(map[string]property.Value{
		"certificateFile": property.New(s.certificateFile),
		"passkey":         property.New(s.passkey).WithSecret(true),
		"departmentId":    property.New(s.departmentID),
		"enabled":         property.New(enabled),
	})
}
