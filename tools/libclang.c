// Does what the binding generator of the build does with libclang: loads the library that is named and lets it read a header
// that needs the compiler's own headers. Ends with 0 when that went well. Used by tools/install.sh.
#include <dlfcn.h>
#include <stdio.h>

struct UnsavedFile {
    const char *name, *contents;
    unsigned long length;
};

int main(int count, char **words) {
    if (count < 2) {
        fputs("usage: libclang LIBRARY [ARGUMENT OF CLANG]...\n", stderr);
        return 2;
    }
    void *library = dlopen(words[1], RTLD_NOW);
    if (!library) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    void *(*create)(int, int) = (void *(*)(int, int))dlsym(library, "clang_createIndex");
    void *(*parse)(void *, const char *, const char *const *, int, struct UnsavedFile *, unsigned, unsigned) =
        (void *(*)(void *, const char *, const char *const *, int, struct UnsavedFile *, unsigned, unsigned))dlsym(
            library, "clang_parseTranslationUnit");
    unsigned (*faults)(void *) = (unsigned (*)(void *))dlsym(library, "clang_getNumDiagnostics");
    if (!create || !parse || !faults) {
        fprintf(stderr, "%s lacks what the binding generator calls\n", words[1]);
        return 1;
    }
    static const char text[] = "#include <stddef.h>\n#include <stdint.h>\n#include <limits.h>\nsize_t size(int64_t of);\n";
    struct UnsavedFile header = {"asked.h", text, sizeof text - 1};
    void *unit = parse(create(0, 0), "asked.h", (const char *const *)words + 2, count - 2, &header, 1, 0);
    if (!unit || faults(unit) != 0) {
        fprintf(stderr, "%s cannot read a header\n", words[1]);
        return 1;
    }
    return 0;
}
