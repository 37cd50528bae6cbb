package conformance

import (
	"context"
	"testing"

	p "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/asset"
	"github.com/pulumi/pulumi/sdk/v3/go/property"
)

// The provider's responses in a LifeCycleTest, which does not check them itself.
type responses struct {
	id       string
	previews []property.Map
	diffs    []p.DiffResponse
	updates  int
}

// withEngineInputs gives the provider what an engine gives it and LifeCycleTest does not: the checked inputs of the step
// before, as the olds of Check and as the old inputs of Diff, Update and Delete. And it takes away what an engine does not
// give: where an asset is in a file, everywhere but in Check and in the news of Create and Update.
func withEngineInputs(t *testing.T, provider p.Provider) (p.Provider, *responses) {
	var inputs property.Map
	seen := &responses{}
	wrapped := provider
	wrapped.Check = func(ctx context.Context, req p.CheckRequest) (p.CheckResponse, error) {
		if req.State.Len() > 0 {
			req.State = inputs
		}
		return provider.Check(ctx, req)
	}
	wrapped.Diff = func(ctx context.Context, req p.DiffRequest) (p.DiffResponse, error) {
		req.State, req.Inputs, req.OldInputs = hashesOnly(req.State), hashesOnly(req.Inputs), hashesOnly(inputs)
		resp, err := provider.Diff(ctx, req)
		seen.diffs = append(seen.diffs, resp)
		return resp, err
	}
	wrapped.Create = func(ctx context.Context, req p.CreateRequest) (p.CreateResponse, error) {
		resp, err := provider.Create(ctx, req)
		switch {
		case req.DryRun && err != nil:
			t.Errorf("the preview of a create failed: %v", err)
		case req.DryRun:
			seen.previews = append(seen.previews, resp.Properties)
		case err == nil:
			inputs, seen.id = req.Properties, resp.ID
		}
		return resp, err
	}
	wrapped.Update = func(ctx context.Context, req p.UpdateRequest) (p.UpdateResponse, error) {
		req.State, req.OldInputs = hashesOnly(req.State), hashesOnly(inputs)
		resp, err := provider.Update(ctx, req)
		switch {
		case req.DryRun && err != nil:
			t.Errorf("the preview of an update failed: %v", err)
		case req.DryRun:
			seen.previews = append(seen.previews, resp.Properties)
		case err == nil:
			inputs = req.Inputs
			seen.updates++
		}
		return resp, err
	}
	wrapped.Read = func(ctx context.Context, req p.ReadRequest) (p.ReadResponse, error) {
		req.Properties, req.Inputs = hashesOnly(req.Properties), hashesOnly(req.Inputs)
		return provider.Read(ctx, req)
	}
	wrapped.Delete = func(ctx context.Context, req p.DeleteRequest) error {
		req.Properties, req.OldInputs = hashesOnly(req.Properties), hashesOnly(inputs)
		return provider.Delete(ctx, req)
	}
	return wrapped, seen
}

// hashesOnly leaves nothing of an asset but its hash.
func hashesOnly(properties property.Map) property.Map {
	for name, value := range properties.All {
		if value.IsAsset() {
			hash := property.New(&asset.Asset{Sig: asset.AssetSig, Hash: value.AsAsset().Hash})
			properties = properties.Set(name, hash.WithSecret(value.Secret()))
		}
	}
	return properties
}
