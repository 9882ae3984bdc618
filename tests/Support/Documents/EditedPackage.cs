using System.IO.Compression;
using System.Text;

namespace KobanBot.Support.Documents;

/// <summary>A docx or xlsx with parts changed by hand, as somebody who means no good would.</summary>
internal static class EditedPackage
{
    /// <summary>With a part added, or put in the place of the one of that name.</summary>
    public static byte[] With(byte[] package, string part, byte[] content) =>
        Changed(package, (name, old) => name == part ? content : old, (part, content));

    public static byte[] With(byte[] package, string part, string content) => With(package, part, Encoding.UTF8.GetBytes(content));

    /// <summary>With the text of a part changed.</summary>
    public static byte[] Edited(byte[] package, string part, Func<string, string> edit) =>
        Changed(package, (name, old) => name == part ? Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(old))) : old);

    public static byte[] Without(byte[] package, string part) => Changed(package, (name, old) => name == part ? null : old);

    private static byte[] Changed(byte[] package, Func<string, byte[], byte[]?> change, params IReadOnlyList<(string, byte[])> added)
    {
        var stream = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(package)))
        using (var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var from = entry.Open();
                var old = new MemoryStream();
                from.CopyTo(old);
                if (change(entry.FullName, old.ToArray()) is { } content)
                {
                    Write(target, entry.FullName, content);
                }
            }

            foreach (var (name, content) in added.Where(a => source.GetEntry(a.Item1) is null))
            {
                Write(target, name, content);
            }
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive target, string name, byte[] content)
    {
        using var to = target.CreateEntry(name).Open();
        to.Write(content);
    }
}
