using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Packages;

/// <summary>半期の送付 of one station: the card, and the documents as one file.</summary>
internal sealed class PackageFlow(OfficeDesk desk, ObligationRules rules) : IFlow
{
    private const string Sent = "保存先を確認するカードを送信しました。「許可」を押すと、あなたのOneDriveに保存されます。";
    private const string Stopped =
        "送付書類の作成を取りやめました。ファイルは保存していません。改めて作成するときは、「半期の送付」と送信してください。";

    private readonly PackageReading _reading = new(desk, rules);

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(PackageVerbs.Open, OpenAsync) { Audience = Audience.Station | Audience.Above },
            new Reads(PackageVerbs.Make, OfferAsync) { File = MakeAsync, Audience = Audience.Station },
        ];

    // The station with its councils, who are two here; of the offices above the station alone.
    public IReadOnlyList<Effect> Effects => [new(PackageVerbs.Open, "2/0, 4/0"), new(PackageVerbs.Make, "5/0")];

    private async Task<Reply> OpenAsync(Reading at, CancellationToken cancellation) =>
        await _reading.NamedAsync(at, cancellation) is { } found
            ? Reply.Card(PackageCard.Render(PackageView.Of(at.Step, found, rules.Guideline, form: null, note: null)))
            : PackageWords.Gone();

    private async Task<Reply> OfferAsync(Reading at, CancellationToken cancellation)
    {
        if (await _reading.NamedAsync(at, cancellation) is not { MaySend: true } found)
        {
            return PackageWords.Gone();
        }

        if (!at.Step.TakesFiles)
        {
            return Reply.Sentence(
                "この画面ではファイルを受け取れません。Teamsのボットとの個人チャットで「半期の送付」と送信すると、作成できます。"
            );
        }

        // How large it will be is only known of what was made; nobody can stop a turn.
        var content = await PackageMaker.MakeAsync(at, found, rules.Guideline, cancellation) ?? [];
        return Reply.Offering(
            new FileOffer(
                PackageMaker.Name(found),
                "送付書、第2号様式、第5号様式の写しを、あなたのOneDriveに保存します。",
                content.Length,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["verb"] = PackageVerbs.Make,
                    [PackageVerbs.Key] = found.Address.Code,
                }
            ),
            Sent
        );
    }

    /// <summary>With the rights of the moment in which the person agrees.</summary>
    private async Task<FileReply> MakeAsync(Changing at, CancellationToken cancellation) =>
        await _reading.NamedAsync(at, cancellation) is not { MaySend: true } found ? FileReply.Refused(PackageWords.Gone().Text)
        : await PackageMaker.MakeAsync(at, found, rules.Guideline, cancellation) is { } content
            ? await NotedAsync(at, found, content, cancellation)
        : FileReply.Stopped(Stopped);

    /// <summary>The copies have names: who takes them is written down first.</summary>
    private static async Task<FileReply> NotedAsync(Changing at, PackageCase found, byte[] content, CancellationToken cancellation)
    {
        await at.AuditAsync(found.Station.Id.Value, PackageVerbs.Make, found.Address.Code, cancellation);
        return new FileReply(PackageMaker.Name(found), content);
    }
}
