using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Members.Rosters;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Amending;

/// <summary>訂正 of a member's name, affiliation, address at any time, with what was there before; and the 履歴 that tells it.</summary>
internal sealed class AmendFlow(ObligationRules rules) : IFlow
{
    public const string Save = "members.amend.save";
    public const string SaveContact = "members.contact.save";

    public const string PrintKey = "print";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.Council(MemberVerbs.Amend, at => Form(at)) with
            {
                Rights = CouncilRights.Contacts,
            },
            Changes.Council(Save, CouncilRights.Contacts, Amend),
            new Reads(MemberVerbs.AmendContact, ShowContactAsync) { Rights = CouncilRights.Contacts },
            new Changes(SaveContact, AmendContactAsync) { Rights = CouncilRights.Contacts },
            new Reads(MemberVerbs.History, HistoryAsync),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(MemberVerbs.Amend, "2/0"),
            new(Save, "2/1") { Writes = ["council.amendment", "council.member"], Audits = ["members.amend.save"] },
            new(MemberVerbs.AmendContact, "3/1"),
            new(SaveContact, "4/1") { Writes = ["council.amendment", "council.member"], Audits = ["members.contact.save"] },
            new(MemberVerbs.History, "4/1"),
        ];

    private StepResult Amend(Sitting at)
    {
        if (Member(at) is not { } stored)
        {
            return Unknown();
        }

        var fields = new FieldReader(at.Data);
        var amended = MemberFields.OfPerson.Aggregate(stored, (m, field) => field.Read(fields, m));
        var state = fields.State();
        if (state.HasErrors)
        {
            return Form(at, state, Replies.CheckInput);
        }

        return new AmendMember(amended, at.Data.Text(PrintKey))
            .Decide(at.Facts)
            .Match<StepResult>(
                decided =>
                    at.Commit(
                        new CouncilChange
                        {
                            Audit = at.Audit(Save, stored.Id.Value),
                            Writes = [new CouncilWrite.PutMember(decided.Member), Noted(at, stored.Id, decided.Values)],
                        },
                        after => Show(after, "訂正を保存しました。")
                    ),
                refusal =>
                    Form(
                        at,
                        state.With(MemberFields.OfPerson.FirstOrDefault(f => f.Property == refusal.Property)?.Id, RefusalWords.Of(refusal)),
                        refusal.Property is null ? RefusalWords.Of(refusal) : Replies.CheckInput
                    )
            );
    }

    private static Task<Reply> ShowContactAsync(Reading reading, CancellationToken cancellation) =>
        reading.CouncilAsync(
            reading.Step.Council,
            async (at, token) =>
                Member(at) is { } member
                    ? DrawContact(at, member, (await reading.ContactsAsync(at, [member.Id], token)).GetValueOrDefault(member.Id))
                    : Unknown(),
            cancellation
        );

    private Task<Reply> AmendContactAsync(Changing changing, CancellationToken cancellation) =>
        changing.ChangeAsync(
            changing.Step.Council,
            async (at, token) =>
                Member(at) is { } member ? DecideContact(at, member, await changing.StoredContactAsync(at, member.Id, token)) : Unknown(),
            cancellation
        );

    private StepResult DecideContact(Sitting at, Member member, MemberContact? stored)
    {
        var fields = new FieldReader(at.Data);
        var amended = MemberFields.OfContact.Aggregate(Core.Members.AmendContact.Unknown(member.Id), (c, field) => field.Read(fields, c));
        var state = fields.State();
        if (state.HasErrors)
        {
            return DrawContact(at, member, stored, state, Replies.CheckInput);
        }

        return new AmendContact(amended, at.Data.Text(PrintKey))
            .Decide(at.Facts, stored)
            .Match<StepResult>(
                decided =>
                    at.Commit(
                        new CouncilChange
                        {
                            Audit = at.Audit(SaveContact, member.Id.Value),
                            Writes = [new CouncilWrite.PutContact(decided.Contact), Noted(at, member.Id, decided.Values)],
                        },
                        after => Show(after, "連絡先を保存しました。")
                    ),
                refusal => DrawContact(at, member, stored, state, RefusalWords.Of(refusal))
            );
    }

    /// <summary>Who may see contacts sees the former ones too, and that look is noted like any other.</summary>
    private static Task<Reply> HistoryAsync(Reading reading, CancellationToken cancellation) =>
        reading.CouncilAsync(
            reading.Step.Council,
            async (at, token) =>
            {
                if (Member(at) is not { } member)
                {
                    return Unknown();
                }

                var amendments = await reading.AmendmentsAsync(at, member.Id, token);
                var shows = at.Access.Contacts && amendments.Any(a => a.Values.Any(v => v.IsContact));
                if (shows)
                {
                    await reading.ContactsAsync(at, [member.Id], token);
                }

                return Reply.Card(
                    HistoryCard.Render(
                        new HistoryView(
                            at.Draw(),
                            at.Council.Id,
                            at.Council.Name,
                            member,
                            [.. amendments.Select(a => new HistoryLine(a, ObligationWords.Who(at.Facts, a.By)))],
                            shows
                        )
                        {
                            MayExport = at.Access.Section,
                        }
                    )
                );
            },
            cancellation
        );

    private static CouncilWrite.PutAmendment Noted(Sitting at, MemberId member, IReadOnlyList<AmendedValue> values) =>
        new CouncilWrite.PutAmendment(new MemberAmendment(member, at.Now, at.Officer.Id, at.Step.Command.Id, values));

    private Reply Show(Sitting at, string note) =>
        Member(at) is { } member ? Reply.Card(MemberCard.Render(MemberView.Of(at, member, rules.Guideline, note))) : Unknown();

    private static Reply Form(Sitting at, FormState? form = null, string? note = null) =>
        Member(at) is { } member
            ? Reply.Card(
                AmendCards.Render(
                    new AmendView(at.Draw(), at.Council.Id, at.Council.Name, member, MemberPrint.Of(member))
                    {
                        Form = form ?? FormState.Clean,
                        Note = note,
                    }
                )
            )
            : Unknown();

    /// <summary>A form that comes back shows what was typed; only what nobody has typed is the stored contact.</summary>
    private static Reply DrawContact(Sitting at, Member member, MemberContact? stored, FormState? form = null, string? note = null)
    {
        var contact = stored ?? Core.Members.AmendContact.Unknown(member.Id);
        return Reply.Card(
            AmendCards.Render(
                new AmendContactView(at.Draw(), at.Council.Id, at.Council.Name, member, contact, MemberPrint.Of(contact))
                {
                    Form = form is null ? FormState.Clean : form with { Typed = WithEmptied(form.Typed) },
                    Note = note,
                }
            )
        );
    }

    // The client leaves an emptied input out; it was emptied all the same, and what is stored is not shown in its place.
    private static Dictionary<string, string> WithEmptied(IReadOnlyDictionary<string, string> typed) =>
        MemberFields
            .OfContact.Select(f => f.Id)
            .Where(id => !typed.ContainsKey(id))
            .Select(id => KeyValuePair.Create(id, ""))
            .Concat(typed)
            .ToDictionary();

    private static Member? Member(Sitting at) => at.Facts.Member(new MemberId(at.Step.Flow));

    private static Reply Unknown() => Reply.Sentence(RefusalWords.Of(new Refusal("commission.unknown-member")));
}
