namespace KobanBot.Bot.Csv;

/// <summary>
/// CP932 has 374 characters twice, 髙 and 﨑 among them: as IBM's extension from FA40, which Windows writes, and as NEC's selection of it from ED40,
/// which other programs write. Strict decoders know the first only.
/// </summary>
internal static class NecSelected
{
    /// <summary>Trail bytes of one lead byte: 40 to FC without 7F.</summary>
    private const int Trails = 188;

    /// <summary>The kanji come first in NEC's order, and after 28 signs in IBM's.</summary>
    private const int Kanji = 360;
    private const int SignsBefore = 28;

    /// <summary>The same bytes with every code of NEC's selection replaced by IBM's.</summary>
    public static byte[] AsIbm(ReadOnlySpan<byte> bytes)
    {
        var ibm = bytes.ToArray();
        for (var at = 0; at + 1 < ibm.Length; at++)
        {
            if (!IsLead(ibm[at]))
            {
                continue;
            }

            if (
                ibm[at] is 0xED or 0xEE
                && ibm[at + 1] is >= 0x40 and <= 0xFC and not 0x7F
                && IbmIndex(Index(ibm[at], ibm[at + 1])) is { } index
            )
            {
                (ibm[at], ibm[at + 1]) = ((byte)(0xFA + (index / Trails)), Trail(index % Trails));
            }

            at++;
        }

        return ibm;
    }

    private static bool IsLead(byte code) => code is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC);

    private static int Index(byte lead, byte trail) => ((lead - 0xED) * Trails) + trail - (trail > 0x7F ? 0x41 : 0x40);

    private static byte Trail(int index) => (byte)(index + (index < 0x3F ? 0x40 : 0x41));

    private static int? IbmIndex(int nec) =>
        nec switch
        {
            < Kanji => nec + SignsBefore,

            // ⅰ to ⅹ, then ￢ ￤ ＇ ＂.
            >= 362 and <= 371 => nec - 362,
            >= 372 and <= 375 => nec - 372 + 20,
            _ => null,
        };
}
