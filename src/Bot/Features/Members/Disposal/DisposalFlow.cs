using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>
/// 連絡先の廃棄: addresses and telephones of people who left. A person of the section chooses and confirms; nothing goes by itself, and nothing else is
/// ever removed.
/// </summary>
internal sealed class DisposalFlow(ObligationRules rules) : IFlow, IDisposal
{
    private readonly DisposalVerbs _verbs = DisposalVerbs.OfContacts;

    public IReadOnlyList<Verb> Verbs => new DisposalRound(this).Verbs;

    public IReadOnlyList<Effect> Effects =>
        [
            new(_verbs.Open, "4/0"),
            new(_verbs.Ask, "4/0"),
            // The station to keep it; of what is confirmed then the steps, as far as the person waits for them.
            new(_verbs.Confirm, "5/0")
            {
                Writes = ["office.disposal", "council.contact", "council.amendment"],
                Audits = ["contacts.dispose"],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                _verbs.Open,
                "退任した委員の住所・電話の廃棄を確認します（署の地域課）。",
                "連絡先の廃棄",
                "れんらくさきのはいき",
                "個人情報の廃棄"
            )
            {
                Audience = Audience.Section | Audience.SectionChief,
            },
        ];

    DisposalWords IDisposal.Words => DisposalWords.OfContacts(rules.Settings.ContactMonths);

    DisposalVerbs IDisposal.Verbs => _verbs;

    async Task<IReadOnlyList<DisposalItem>> IDisposal.DueAsync(Reading at, Sitting sitting, CancellationToken cancellation)
    {
        var kept = await at.ContactsKeptAsync(sitting.Council.Id, cancellation);
        return
        [
            .. ContactDisposal
                .Due(sitting.Facts, sitting.Today, rules.Settings)
                .Where(d => kept.ContainsKey(d.Member.Id))
                .Select(d => DisposalWords.Item(d, kept[d.Member.Id])),
        ];
    }

    Outcome<IReadOnlyList<DisposalItem>> IDisposal.Decide(Sitting sitting, IReadOnlyList<string> chosen, IReadOnlyList<DisposalItem> due) =>
        ContactDisposal
            .Decide(sitting.Facts, [.. chosen.Select(id => new MemberId(id))], sitting.Today, rules.Settings)
            .Match<Outcome<IReadOnlyList<DisposalItem>>>(
                members =>
                    members.All(m => due.Any(d => d.Id == m.Member.Id.Value))
                        ? due.Where(d => chosen.Contains(d.Id)).ToList()
                        : new Refusal("disposal.gone"),
                refused => refused
            );

    Sequence<DisposalStep> IDisposal.Steps(Sitting sitting, IReadOnlyList<DisposalItem> chosen) =>
        DisposalSequence.OfContacts(
            sitting.Audit("contacts.dispose", string.Join(' ', chosen.Select(i => i.Id))),
            sitting.Council.Id,
            [.. chosen.Select(i => new MemberId(i.Id))],
            chosen.Sum(i => i.Rows)
        );
}
