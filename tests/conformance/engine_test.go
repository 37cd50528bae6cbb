package conformance

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/pulumi/providertest/pulumitest"
	"github.com/pulumi/providertest/pulumitest/assertpreview"
	"github.com/pulumi/providertest/pulumitest/assertrefresh"
	"github.com/pulumi/providertest/pulumitest/assertup"
	"github.com/pulumi/providertest/pulumitest/opttest"
	"github.com/pulumi/pulumi/sdk/v3/go/auto"
)

// stack copies a program of testdata/, and gives it a stack with the provider's configuration.
func stack(t *testing.T, program string) *pulumitest.PulumiTest {
	t.Helper()
	test := pulumitest.NewPulumiTest(t, filepath.Join("testdata", program),
		opttest.AttachProviderBinary("leegality", given.plugin),
		opttest.SkipInstall(), // it asks a public server for the plugin
		opttest.DisableGrpcLog(),
		opttest.DisablePulumiVersionLog(),
	)
	set(t, test, "leegality:baseUrl", auto.ConfigValue{Value: given.baseURL})
	set(t, test, "leegality:authToken", auto.ConfigValue{Value: given.authToken, Secret: true})
	return test
}

func set(t *testing.T, test *pulumitest.PulumiTest, key string, value auto.ConfigValue) {
	t.Helper()
	if err := test.CurrentStack().SetConfig(t.Context(), key, value); err != nil {
		t.Fatalf("setting %s: %v", key, err)
	}
}

// deployed is a stack that holds one certificate.
func deployed(t *testing.T) (*pulumitest.PulumiTest, string) {
	t.Helper()
	test := stack(t, "certificate")
	set(t, test, "certificateFile", auto.ConfigValue{Value: given.certificateFile})
	set(t, test, "passkey", auto.ConfigValue{Value: given.passkey, Secret: true})
	set(t, test, "departmentId", auto.ConfigValue{Value: given.departmentID})
	id, _ := test.Up(t).Outputs["id"].Value.(string)
	if id == "" {
		t.Fatal("the certificate has no id")
	}
	return test, id
}

func TestCertificateStaysUnchanged(t *testing.T) {
	test, _ := deployed(t)
	assertpreview.HasNoChanges(t, test.Preview(t))
	assertrefresh.HasNoChanges(t, test.Refresh(t))
	assertpreview.HasNoChanges(t, test.Preview(t))
}

func TestCertificateIsUpdatedInPlace(t *testing.T) {
	test, id := deployed(t)
	set(t, test, "enabled", auto.ConfigValue{Value: "false"})
	assertpreview.HasNoReplacements(t, test.Preview(t))
	up := test.Up(t)
	assertup.HasNoDeletes(t, up)
	if changes := *up.Summary.ResourceChanges; changes["update"] != 1 || up.Outputs["id"].Value != id {
		t.Errorf("expected one update with the same id: %v", changes)
	}
	assertpreview.HasNoChanges(t, test.Preview(t))
}

func TestImportGivesAProgramWithoutChanges(t *testing.T) {
	_, id := deployed(t)
	test := stack(t, "imported")
	generated := filepath.Join(t.TempDir(), "generated.yaml")
	test.Import(t, certificate, "imported", id, "", "--out", generated)
	resources, err := os.ReadFile(generated)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(test.WorkingDir(), "Pulumi.yaml")
	project, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(append(project, '\n'), resources...), 0o600); err != nil {
		t.Fatal(err)
	}
	preview := test.Preview(t)
	assertpreview.HasNoChanges(t, preview)
	if preview.ChangeSummary["same"] != 2 { // the stack and the certificate
		t.Errorf("the generated program does not hold the certificate: %v\n%s", preview.ChangeSummary, resources)
	}
}
