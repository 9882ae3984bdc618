using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>
/// 連絡先の廃棄: addresses and telephones of people who left. A person of the section chooses and confirms; nothing goes by itself, and nothing else is
/// ever removed.
/// </summary>
internal sealed class DisposalFlow(ObligationRules rules) : IFlow
{
    public const string Open = "disposal.open";
    public const string Ask = "disposal.ask";
    public const string Confirm = "disposal.confirm";

    public const string MembersKey = "members";

    private const CouncilRights Rights = CouncilRights.Section;

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(
                Open,
                (at, c) => CouncilPicker.WithCouncilAsync(at, "連絡先の廃棄", Open, id => at.CouncilAsync(id, Listed(at), c), c)
            )
            {
                Rights = Rights,
            },
            new Reads(Ask, (at, c) => at.CouncilAsync(at.Step.Council, Asked(at), c)) { Rights = Rights, IsLookup = true },
            new Changes(Confirm, (at, c) => at.CouncilAsync(at.Step.Council, (sitting, token) => ConfirmAsync(at, sitting, token), c))
            {
                Rights = Rights,
            },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(Open, "4/0"),
            new(Ask, "6/0"),
            new(Confirm, "6/0") { Writes = ["council.contact", "council.amendment"], Audits = ["contacts.dispose"] },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                Open,
                "退任した委員の住所・電話の廃棄を確認します（署の地域課）。",
                "連絡先の廃棄",
                "れんらくさきのはいき",
                "個人情報の廃棄"
            )
            {
                Audience = Audience.Section | Audience.SectionChief,
            },
        ];

    private Func<Sitting, CancellationToken, ValueTask<Reply>> Listed(Reading at) =>
        async (sitting, c) => await ListAsync(at, sitting, told: null, c);

    private Func<Sitting, CancellationToken, ValueTask<Reply>> Asked(Reading at) =>
        async (sitting, c) =>
        {
            var (due, refused) = await ChosenAsync(at, sitting, c);
            return refused is null
                ? Reply.Card(DisposalAskCard.Render(View(sitting, due, told: null)))
                : await ListAsync(at, sitting, refused, c);
        };

    private async ValueTask<Reply> ConfirmAsync(Changing at, Sitting sitting, CancellationToken cancellation)
    {
        var (due, refused) = await ChosenAsync(at, sitting, cancellation);
        if (refused is not null)
        {
            return await ListAsync(at, sitting, refused, cancellation);
        }

        return await at.RemoveContactsAsync(sitting, [.. due.Select(d => d.Member.Id)], cancellation)
            ? await ListAsync(at, sitting, new Told($"{due.Count}人の住所・電話を廃棄しました。名簿と記録は残っています。"), cancellation)
            : Replies.ChangedMeanwhile();
    }

    private async Task<(IReadOnlyList<FormerMember> Due, Told? Refused)> ChosenAsync(
        Reading at,
        Sitting sitting,
        CancellationToken cancellation
    )
    {
        List<MemberId> chosen = [.. sitting.Data.Choices(MembersKey).Select(id => new MemberId(id))];
        var kept = await at.ContactsKeptAsync(sitting.Council.Id, cancellation);
        return ContactDisposal
            .Decide(sitting.Facts, chosen, sitting.Today, rules.Settings)
            .Match<(IReadOnlyList<FormerMember>, Told?)>(
                due =>
                    due.All(d => kept.Contains(d.Member.Id))
                        ? (due, null)
                        : ([], new Told("選択した委員の連絡先は、すでに廃棄されています。")),
                refusal => ([], new Told(RefusalWords.Of(refusal), IsMissing: refusal.Property is not null))
            );
    }

    private async ValueTask<Reply> ListAsync(Reading at, Sitting sitting, Told? told, CancellationToken cancellation)
    {
        var kept = await at.ContactsKeptAsync(sitting.Council.Id, cancellation);
        var due = ContactDisposal.Due(sitting.Facts, sitting.Today, rules.Settings).Where(d => kept.Contains(d.Member.Id)).ToList();
        return Reply.Card(DisposalCard.Render(View(sitting, due, told)));
    }

    private DisposalView View(Sitting at, IReadOnlyList<FormerMember> due, Told? told) =>
        new(at.Draw(), at.Council, due, rules.Settings.ContactMonths)
        {
            Note = told is { IsMissing: false } ? told.Sentence : null,
            Missing = told is { IsMissing: true } ? told.Sentence : null,
        };

    /// <summary>What was done or refused; nobody was chosen is told at the choice.</summary>
    private sealed record Told(string Sentence, bool IsMissing = false);
}

/// <param name="Due">Those in question, the longest gone first.</param>
internal sealed record DisposalView(Drawing Drawing, Council Council, IReadOnlyList<FormerMember> Due, int Months)
{
    public string? Note { get; init; }

    /// <summary>What is missing of the choice; told at the choice itself.</summary>
    public string? Missing { get; init; }
}
