using System.Collections.Frozen;
using System.Security.Cryptography;

namespace KobanBot.Bot.Outlook;

/// <summary>A file of the page, as it is built into the program.</summary>
internal sealed record PaneFile(string MediaType, byte[] Content, string Tag);

/// <summary>The files under /outlook: the page, its style and scripts, and the icons that Outlook shows for it.</summary>
internal static class PaneFiles
{
    private const string Folder = "pane/";

    private static readonly FrozenDictionary<string, string> MediaTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".png"] = "image/png",
    }.ToFrozenDictionary();

    /// <summary>Outlook on the web and the new Outlook show the page in a frame; nobody else may.</summary>
    private const string Frames =
        "https://outlook.office.com https://outlook.office365.com https://outlook.cloud.microsoft https://*.office.com https://*.officeapps.live.com";

    // Office.js is served by Microsoft alone and loads its parts from there; the sign-in asks Entra.
    private const string Policy =
        "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com; style-src 'self'; font-src 'self'; img-src 'self'; "
        + "connect-src 'self' https://login.microsoftonline.com https://appsforoffice.microsoft.com; form-action 'none'; base-uri 'none'; "
        + "frame-ancestors 'self' "
        + Frames;

    private static readonly FrozenDictionary<string, PaneFile> All = Load();

    public static PaneFile? Find(string name) => All.GetValueOrDefault(name);

    public static Task SendAsync(HttpContext http, PaneFile file)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        headers.ETag = file.Tag;
        if (http.Request.Headers.IfNoneMatch == file.Tag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        http.Response.ContentType = file.MediaType;
        http.Response.ContentLength = file.Content.Length;
        return http.Response.Body.WriteAsync(file.Content, http.RequestAborted).AsTask();
    }

    private static FrozenDictionary<string, PaneFile> Load()
    {
        var assembly = typeof(PaneFiles).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], Read, StringComparer.Ordinal);

        PaneFile Read(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!; // It is one of the names.
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return new PaneFile(
                MediaTypes[Path.GetExtension(name)],
                content,
                $"\"{Convert.ToHexString(SHA256.HashData(content).AsSpan(0, 8))}\""
            );
        }
    }
}
