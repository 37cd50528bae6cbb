// Writes the SDK of one language for a Pulumi package schema, with Pulumi's own generators: LANGUAGE SCHEMA FOLDER.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "sdk-generator: %v\n", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return errors.New("usage: generate-sdk python|go|nodejs SCHEMA FOLDER")
	}
	language, source, folder := args[0], args[1], args[2]
	generate, known := generators[language]
	if !known {
		return fmt.Errorf("there is no generator for %q: it can be python, go or nodejs", language)
	}
	if err := requireEmpty(folder); err != nil {
		return err
	}
	pkg, err := bind(source)
	if err != nil {
		return err
	}
	files, err := generate(pkg)
	if err != nil {
		return fmt.Errorf("generating the %s SDK of %s: %w", language, source, err)
	}
	return write(folder, files)
}

// A file that an older schema gave would otherwise stay beside the new ones.
func requireEmpty(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("reading %s: %w", folder, err)
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s is not empty: remove it first", folder)
	}
	return nil
}

func bind(source string) (*schema.Package, error) {
	text, err := os.ReadFile(source)
	if err != nil {
		return nil, fmt.Errorf("reading the schema: %w", err)
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, fmt.Errorf("reading the schema %s: %w", source, err)
	}
	pkg, diagnostics, err := schema.BindSpec(spec, noPackages{}, schema.ValidationOptions{})
	for _, diagnostic := range diagnostics {
		fmt.Fprintf(os.Stderr, "sdk-generator: %s: %s\n", source, diagnostic.Error())
	}
	if err != nil {
		return nil, fmt.Errorf("checking the schema %s: %w", source, err)
	}
	if diagnostics.HasErrors() {
		return nil, fmt.Errorf("the schema %s is not valid", source)
	}
	return pkg, nil
}

func write(folder string, files map[string][]byte) error {
	for name, text := range files {
		target := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return fmt.Errorf("writing the SDK: %w", err)
		}
		if err := os.WriteFile(target, text, 0o644); err != nil {
			return fmt.Errorf("writing the SDK: %w", err)
		}
	}
	return nil
}
