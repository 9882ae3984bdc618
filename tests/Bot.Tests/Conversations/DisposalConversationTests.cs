using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>連絡先の廃棄 by real activities: asked first, only what was chosen, and nothing else.</summary>
public sealed class DisposalConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync();
        var facts = await _bot.FactsAsync(World.Central);
        var ended = new Commission(CommissionKind.New, new CommissionTerm(new DateOnly(2023, 4, 1), new DateOnly(2025, 3, 31)));
        await _bot.CommitAsync(
            World.Central,
            [
                .. facts
                    .Members.Where(m => m.Id.Value is "M3" or "M4")
                    .Select(m => new CouncilWrite.PutMember(m with { Commissions = [ended] })),
            ]
        );

        foreach (var id in new[] { "M1", "M3", "M4" })
        {
            var contact = new MemberContact(new MemberId(id), "北一条西2丁目", "011-000-0000", null, null);
            await _bot.Storage.Tables.Councils.TryWriteAsync(
                World.Central.Value,
                [RowWrite.Insert(PartitionRows.Contact.Of(World.Central.Value, Keys.Of(contact), contact))],
                CancellationToken.None
            );
        }
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task The_section_chooses_is_asked_and_only_the_chosen_contact_goes()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("連絡先の廃棄");
        await section.PressAsync("中央交番連絡協議会を選択");
        section.Card.Text.ShouldContain("廃棄するのは住所、電話及び連絡しやすい時間のみ");
        section.Card.Text.ShouldNotContain("011-000-0000");
        await section.PressAsync("次へ", ("members", "M3"));
        section.Card.Text.ShouldContain("廃棄すると元に戻せません。");
        (await ContactsAsync()).ShouldBe(["M1", "M3", "M4"]);
        var asked = section.Card;
        await section.PressAsync("廃棄する");
        section.Card.Text.ShouldContain("1人の住所・電話の廃棄を確定しました。");

        (await ContactsAsync()).ShouldBe(["M1", "M4"]);
        (await _bot.FactsAsync(World.Central)).Member(new MemberId("M3")).ShouldNotBeNull();
        var entry = (await AuditAsync()).Single(e => e.What == "contacts.dispose");
        (entry.By, entry.Subject).ShouldBe((World.Section.Id, "M3"));

        await section.PressOnAsync(asked, "廃棄する");
        section.Card.Text.ShouldContain("1人の住所・電話の廃棄を確定しました。");
        await section.OpenAsync("disposal.confirm", ("council", "C1"), ("members", "M3"));
        section.Card.Text.ShouldContain("すでに廃棄されています。");
        (await AuditAsync()).Count(e => e.What == "contacts.dispose").ShouldBe(1);
        (await ContactsAsync()).ShouldBe(["M1", "M4"]);
    }

    /// <summary>Who has corrected what and when stays; what the address was does not, wherever it stood.</summary>
    [Fact]
    public async Task The_addresses_that_were_corrected_once_go_with_it()
    {
        var correction = new MemberAmendment(
            new MemberId("M3"),
            World.Now.AddYears(-1),
            World.Second.Id,
            new Guid(5, 0, 0, new byte[8]),
            [
                new AmendedValue("Address", "南二条東1丁目", "北一条西2丁目"),
                new AmendedValue("Phone", "", "011-000-0000"),
                new AmendedValue("Name", "檜山 史郎", "檜山 四郎"),
            ]
        );
        await PutAsync(correction);
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("disposal.open", ("council", "C1"));
        await section.PressAsync("次へ", ("members", "M3"));

        await section.PressAsync("廃棄する");

        _bot.Storage.Councils.Rows.ShouldNotContain(r => r.Key.Contains("M3") && (r.Body.Contains("南二条") || r.Body.Contains("北一条")));
        var kept = (
            await _bot.Storage.CouncilStore.FindAmendmentsAsync(World.Central, new MemberId("M3"), CancellationToken.None)
        ).ShouldHaveSingleItem();
        (kept.At, kept.By, kept.Command).ShouldBe((correction.At, correction.By, correction.Command));
        kept.Values.ShouldBe([
            new AmendedValue("Address", "廃棄済み", "廃棄済み"),
            new AmendedValue("Phone", "", "廃棄済み"),
            new AmendedValue("Name", "檜山 史郎", "檜山 四郎"),
        ]);
    }

    /// <summary>A contact that went before its corrections did is offered once more.</summary>
    [Fact]
    public async Task What_only_a_correction_still_tells_is_offered_too()
    {
        await PutAsync(
            new MemberAmendment(
                new MemberId("M5"),
                World.Now,
                World.Second.Id,
                new Guid(6, 0, 0, new byte[8]),
                [new AmendedValue("Phone", "011-000-1111", "")]
            )
        );

        (await new ContactDisposalStore(_bot.Storage.Tables).FindAsync(World.Central, CancellationToken.None))
            .Keys.Select(m => m.Value)
            .ShouldContain("M5");
    }

    private Task<bool> PutAsync(MemberAmendment correction) =>
        _bot.Storage.Tables.Councils.TryWriteAsync(
            World.Central.Value,
            [RowWrite.Insert(CouncilRows.Of(World.Central, CouncilKinds.Amendment, correction))],
            CancellationToken.None
        );

    [Fact]
    public async Task Nobody_is_chosen_beforehand_and_a_member_in_office_cannot_be()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("disposal.open", ("council", "C1"));
        await section.PressAsync("次へ");
        section.Card.Text.ShouldContain("廃棄する委員を選択してください。");
        await section.OpenAsync("disposal.confirm", ("council", "C1"), ("members", "M1"));

        section.Card.Text.ShouldContain("何も廃棄していません。");
        (await ContactsAsync()).ShouldBe(["M1", "M3", "M4"]);
    }

    [Fact]
    public async Task Nobody_but_the_section_of_the_station_disposes()
    {
        foreach (var officer in new[] { World.Lead, World.OtherStation, World.HqOfficer })
        {
            var chat = await _bot.OpenChatOf(officer);
            await chat.OpenAsync("disposal.confirm", ("council", "C1"), ("members", "M3"));
        }

        (await ContactsAsync()).ShouldBe(["M1", "M3", "M4"]);
    }

    private async Task<IReadOnlyList<string>> ContactsAsync() =>
        [.. (await RowsAsync(Keys.Contact)).Select(r => PartitionRows.Contact.Read(r).Member.Value)];

    private async Task<IReadOnlyList<AuditEntry>> AuditAsync() => [.. (await RowsAsync(Keys.Audit)).Select(PartitionRows.Audit.Read)];

    private Task<IReadOnlyList<Row>> RowsAsync(string prefix) =>
        _bot.Storage.Tables.Councils.ReadRangeAsync(World.Central.Value, prefix, Keys.After(prefix), CancellationToken.None);
}
