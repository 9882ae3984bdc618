using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Search;

namespace KobanBot.Bot.Features.Searching;

/// <summary>連絡協議会を探す: councils, meetings and requests of those that the person may read, for the message extension.</summary>
internal sealed class SearchFlow(ChatLink link) : IFlow
{
    public const string Find = "search.find";

    public const string TextKey = "text";
    public const string SkipKey = "skip";
    public const string CountKey = "count";

    /// <summary>What Teams asks for at once; more is a forged request.</summary>
    public const int MostAtOnce = 25;

    private const int LongestQuote = 30;

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(Find, FindAsync)
            {
                Audience = Audience.Council,
                ToOthers =
                    "検索できるのは、警察署と交番・駐在所の担当者が、現在の配置で閲覧できる連絡協議会です。管内の状況は、KobanBotとの個人チャットで「概況」と送信すると表示されます。",
            },
        ];

    public IReadOnlyList<Effect> Effects => [new(Find, "2/0")];

    public IReadOnlyList<ExtensionCommand> Extensions => [new("searchCouncils", Find, ExtensionKind.Query)];

    private async Task<Reply> FindAsync(Reading at, CancellationToken cancellation)
    {
        var typed = at.Step.Data.Text(TextKey);
        if (SearchTerms.Of(typed) is not { } terms)
        {
            return Reply.Sentence(
                $"検索の言葉は{SearchTerms.Longest}文字までです。名称、警察署名、日付、議題などの短い言葉で検索してください。"
            );
        }

        if (terms.All.Count == 0 && typed.Length > 0)
        {
            return Reply.Sentence("検索の言葉を入力してください。例　中央、11月20日、街路灯");
        }

        var seen = (await at.AllCouncilsAsync(cancellation)).Councils;
        if (seen.Count == 0)
        {
            return Reply.Sentence("現在の配置で閲覧できる連絡協議会がありません。配置が変わった場合は、署の地域課に連絡してください。");
        }

        var found = CouncilSearch.Of(seen.Select(s => s.Facts), terms, at.Step.Today);
        if (found.Count == 0)
        {
            return Reply.Sentence(
                $"「{Shapes.Short(typed, LongestQuote)}」に当たるものは、担当の連絡協議会にはありません。言葉を減らすか、別の言葉で検索してください。"
            );
        }

        var skip = Math.Max(0, at.Step.Data.Number(SkipKey) ?? 0);
        var count = Math.Clamp(at.Step.Data.Number(CountKey) ?? MostAtOnce, 1, MostAtOnce);
        return Reply.Sentence($"{found.Count}件見つかりました。") with
        {
            Results = [.. found.Skip(skip).Take(count).Select(f => FoundCard.Result(new FoundView(f, at.Step.Today, link)))],
        };
    }
}
