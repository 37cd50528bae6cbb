package main

import (
	"context"
	"fmt"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// noPackages is a loader for schemas that refer to no other package: it starts no plugin and downloads none.
type noPackages struct{}

func (noPackages) LoadPackage(pkg string, _ *semver.Version) (*schema.Package, error) {
	return nil, refers(pkg)
}

func (noPackages) LoadPackageV2(_ context.Context, pkg *schema.PackageDescriptor) (*schema.Package, error) {
	return nil, refers(pkg.PackageName())
}

func (noPackages) LoadPackageReference(pkg string, _ *semver.Version) (schema.PackageReference, error) {
	return nil, refers(pkg)
}

func (noPackages) LoadPackageReferenceV2(
	_ context.Context, pkg *schema.PackageDescriptor,
) (schema.PackageReference, error) {
	return nil, refers(pkg.PackageName())
}

func refers(pkg string) error {
	return fmt.Errorf("the schema refers to the package %s, which is not loaded here", pkg)
}
