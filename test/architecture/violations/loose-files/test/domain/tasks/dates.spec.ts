it('is dated');
