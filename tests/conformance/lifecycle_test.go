package conformance

import (
	"strings"
	"testing"

	"github.com/blang/semver"
	"github.com/pulumi/providertest/providers"
	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/integration"
	"github.com/pulumi/pulumi-go-provider/middleware/rpc"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

const certificate = "leegality:index:Certificate"

// The facts of the file, which a preview shows before anything is uploaded.
var facts = []string{"fileHash", "fingerprint", "serialNumber", "subject", "issuer", "notBefore", "notAfter"}

// connect starts the plugin and configures it, on the path without a handshake.
func connect(t *testing.T) (integration.Server, *responses) {
	t.Helper()
	proxy, err := providers.NewProviderInterceptProxy(t.Context(), startPlugin(t), providers.ProviderInterceptors{})
	if err != nil {
		t.Fatal(err)
	}
	provider, seen := withEngineInputs(t, rpc.Provider(proxy))
	server, err := integration.NewServer(
		t.Context(), "leegality", semver.MustParse("1.0.0"), integration.WithProvider(provider))
	if err != nil {
		t.Fatal(err)
	}
	urn := resource.NewURN("test", "provider", "", "pulumi:providers:leegality", "default")
	checked, err := server.CheckConfig(p.CheckRequest{Urn: urn, Inputs: given.provider()})
	if err != nil || len(checked.Failures) > 0 {
		t.Fatalf("checking the provider's configuration: %v %v", err, checked.Failures)
	}
	if err := server.Configure(p.ConfigureRequest{Args: checked.Inputs}); err != nil {
		t.Fatalf("configuring the provider: %v", err)
	}
	return server, seen
}

func TestCertificateIsCreatedUpdatedInPlaceAndDeleted(t *testing.T) {
	server, seen := connect(t)
	urn := resource.NewURN("test", "provider", "", certificate, "test")
	var created property.Map
	unexpected := func(_, _ property.Map) { t.Error("an update without a change") }

	integration.LifeCycleTest{
		Resource: certificate,
		Create: integration.Operation{Inputs: given.certificate(true), Hook: func(inputs, outputs property.Map) {
			created = outputs
			read, err := server.Read(p.ReadRequest{ID: seen.id, Urn: urn, Properties: outputs, Inputs: inputs})
			if err != nil || read.ID != seen.id {
				t.Errorf("reading what was created: id %q, %v", read.ID, err)
			}
			if !property.New(hashesOnly(read.Inputs)).Equals(property.New(hashesOnly(inputs))) {
				t.Error("reading what was created gives other inputs")
			}
		}},
		Updates: []integration.Operation{
			{Inputs: given.certificate(true), Hook: unexpected},
			{Inputs: given.certificate(false)},
			{Inputs: given.certificate(false), Hook: unexpected},
		},
	}.Run(t, server)

	if seen.id == "" || seen.updates != 1 || len(seen.previews) != 2 || len(seen.diffs) != 3 {
		t.Fatalf("expected a create with one update: id %q, %d updates, %d previews, %d diffs",
			seen.id, seen.updates, len(seen.previews), len(seen.diffs))
	}
	for _, fact := range facts {
		previewed, known := seen.previews[0].GetOk(fact)
		if !known || !previewed.Equals(created.Get(fact)) {
			t.Errorf("%s is not known at the preview of the create", fact)
		}
	}
	for i, changes := range []bool{false, true, false} {
		if seen.diffs[i].HasChanges != changes {
			t.Errorf("diff %d: HasChanges is %v", i, seen.diffs[i].HasChanges)
		}
	}
	diff := seen.diffs[1].DetailedDiff
	if len(diff) != 1 || diff["enabled"].Kind != p.Update {
		t.Errorf("expected an update of enabled in place: %v", diff)
	}
	if gone, err := server.Read(p.ReadRequest{ID: seen.id, Urn: urn, Properties: created}); err != nil || gone.ID != "" {
		t.Errorf("reading what was deleted: id %q, %v", gone.ID, err)
	}
}

func TestWrongPasskeyIsRefusedBeforeAnythingIsSent(t *testing.T) {
	server, _ := connect(t)
	urn := resource.NewURN("test", "provider", "", certificate, "test")
	const wrong = "a passkey that opens nothing"
	inputs := given.certificate(true).Set("passkey", property.New(wrong).WithSecret(true))
	checked, err := server.Check(p.CheckRequest{Urn: urn, Inputs: inputs})
	if err != nil {
		t.Fatalf("Check is to report failures, not to fail: %v", err)
	}
	if len(checked.Failures) == 0 {
		t.Fatal("Check accepts a wrong passkey")
	}
	for _, failure := range checked.Failures {
		if strings.Contains(failure.Reason, wrong) {
			t.Error("the reason holds the passkey")
		}
	}
}
