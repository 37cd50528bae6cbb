package conformance

import (
	"bufio"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pulumi/providertest/providers"
)

// How long the engine waits for a plugin after SIGINT before it kills it.
const grace = 5 * time.Second

// startPlugin starts the plugin as a test harness does, without the address of an engine. At the test's end it has to
// end by itself after SIGINT.
func startPlugin(t *testing.T) providers.Port {
	t.Helper()
	cmd := exec.Command(given.plugin)
	cmd.Dir = t.TempDir()
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("starting the plugin: %v", err)
	}
	ended := make(chan error, 1)
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		select {
		case <-ended:
		case <-time.After(grace):
			_ = cmd.Process.Kill()
			<-ended
			t.Errorf("the plugin did not end within %v of SIGINT", grace)
		}
	})
	lines := bufio.NewReader(stdout)
	line, err := lines.ReadString('\n')
	go func() {
		rest := new(strings.Builder)
		_, _ = lines.WriteTo(rest)
		if rest.Len() > 0 {
			t.Errorf("the plugin printed more than its port: %q", rest)
		}
		ended <- cmd.Wait()
	}()
	if err != nil {
		t.Fatalf("reading the plugin's port: %v", err)
	}
	port, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		t.Fatalf("the plugin's first line is not a port: %q", line)
	}
	return providers.Port(port)
}
