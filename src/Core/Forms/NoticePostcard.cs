using System.Text.RegularExpressions;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Text;

namespace KobanBot.Core.Forms;

/// <summary>通知はがき to one member: 開催通知 on a postcard, with its address side.</summary>
public sealed record NoticePostcard(PlannedPaper Paper, string Member, PostalAddress To)
{
    /// <param name="contacts">Of whom an address may be printed; whoever is not among them gets a card with room for it.</param>
    public static IReadOnlyList<NoticePostcard> Of(PlannedPaper paper, IReadOnlyDictionary<MemberId, MemberContact> contacts) =>
        [
            .. paper.Members.Select(m => new NoticePostcard(
                paper,
                m.Name,
                PostalAddress.Of(contacts.GetValueOrDefault(m.Id)?.Address ?? "")
            )),
        ];
}

/// <summary>An address with its postcode apart.</summary>
/// <param name="Code">Seven digits; empty where the address has none.</param>
public sealed partial record PostalAddress(string Code, string Text)
{
    /// <summary>〒085-0000　釧路市 and so on; what does not begin with a postcode is an address as it stands.</summary>
    public static PostalAddress Of(string address) =>
        Written().Match(address) is { Success: true } found
            ? new PostalAddress(
                Width.Narrow(found.Groups["area"].Value + found.Groups["town"].Value),
                address[found.Length..].TrimStart(' ', '\u3000', '\n', ',', '、')
            )
            : new PostalAddress("", address);

    /// <summary>One digit, or the empty box that is filled by hand.</summary>
    public string Digit(int index) => Code.Length == 0 ? "\u3000" : Code[index..(index + 1)];

    [GeneratedRegex(
        "^\\s*(?:〒\\s*(?<area>[0-9０-９]{3})[-－‐‑–−ー]?(?<town>[0-9０-９]{4})|(?<area>[0-9０-９]{3})[-－‐‑–−](?<town>[0-9０-９]{4}))(?![0-9０-９])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Written();
}
