namespace KobanBot.Bot.Documents.Pdf;

/// <summary>A document to be made a PDF of.</summary>
/// <param name="Extension">docx or xlsx.</param>
/// <param name="Account">The principal name of whoever gets it.</param>
internal sealed record PdfJob(byte[] Content, string Extension, string Account);

/// <summary>One way to a PDF.</summary>
internal interface IPdfSource
{
    bool IsOn { get; }

    /// <summary>Null where there is none in time.</summary>
    Task<byte[]?> TryMakeAsync(PdfJob job, CancellationToken cancellation);
}

/// <summary>A PDF of a form that we have made, by the first way that has one; the order is that of their registration.</summary>
internal sealed class PdfMaker(IEnumerable<IPdfSource> sources)
{
    private readonly IReadOnlyList<IPdfSource> _sources = [.. sources];

    public bool IsOn => _sources.Any(s => s.IsOn);

    /// <inheritdoc cref="IPdfSource.TryMakeAsync"/>
    public async Task<byte[]?> TryMakeAsync(PdfJob job, CancellationToken cancellation)
    {
        foreach (var source in _sources.Where(s => s.IsOn))
        {
            if (await source.TryMakeAsync(job, cancellation) is { } pdf)
            {
                return pdf;
            }
        }

        return null;
    }
}

/// <summary>What every PDF begins with.</summary>
internal static class PdfHead
{
    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith("%PDF-"u8);
}
