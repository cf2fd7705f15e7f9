package dev.covector.lower.stablehlo.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with a plugin's file. */
class LoadTest {
    @TempDir
    private Path folder;

    @Test
    void aPluginSaysItsVersionAttributesAndExtensions() {
        PjrtPlugin plugin = TestPlugin.load();
        assertThat(plugin.version()).hasToString("0.81");
        assertThat(plugin.attributes()).containsEntry("stablehlo_current_version", List.of(1L, 13L, 3L));
        assertThat(plugin.extensions()).contains("FFI", "Layouts");
        assertThat(Pjrt.load(plugin.library())).isSameAs(plugin);
    }

    @Test
    void aMissingFileIsSaid() {
        assertThatLoading(folder.resolve("none.so"))
                .hasMessageContaining("there is no file")
                .hasMessageContaining("none.so");
    }

    @Test
    void aFolderOrATextIsNoLibrary() throws IOException {
        assertThatLoading(folder).hasMessageContaining("is not a file");
        Path text = Files.writeString(folder.resolve("text.so"), "this is no library");
        assertThatLoading(text).hasMessageContaining("is not a shared library");
        Path empty = Files.createFile(folder.resolve("empty.so"));
        assertThatLoading(empty).hasMessageContaining("is not a shared library");
    }

    @Test
    void aLibraryOfAnotherMachineIsSaid() throws IOException {
        byte[] riscv = HexFormat.of().parseHex("7f454c46020101000000000000000000" + "0300f300");
        assertThatLoading(Files.write(folder.resolve("riscv.so"), riscv))
                .hasMessageContaining("machines of ELF's number 243");
    }

    @Test
    void aLibraryThatIsCutShortIsSaidAndNotLoaded() throws IOException {
        byte[] whole = Files.readAllBytes(systemLibrary());
        for (int length : new int[] {20, 100, whole.length / 2}) {
            Path cut = Files.write(folder.resolve(length + ".so"), Arrays.copyOf(whole, length));
            assertThatLoading(cut).hasMessageContaining("is cut short");
        }
    }

    @Test
    void aLibraryThatIsNoPluginIsSaid() throws IOException {
        assertThatLoading(systemLibrary())
                .hasMessageContaining("no PJRT plugin")
                .hasMessageContaining("GetPjrtApi");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertThatLoading(Path path) {
        return assertThatThrownBy(() -> Pjrt.load(path)).isInstanceOf(PjrtException.class);
    }

    private static Path systemLibrary() throws IOException {
        assertThat(Linker.nativeLinker().defaultLookup().find("strlen")).isPresent();
        Path java = Path.of(System.getProperty("java.home"), "lib");
        try (Stream<Path> files = Files.list(java)) {
            return files.filter(file -> file.getFileName().toString().equals("libzip.so"))
                    .findFirst()
                    .orElseGet(() -> Assumptions.abort("this Java has no libzip.so"));
        }
    }
}
